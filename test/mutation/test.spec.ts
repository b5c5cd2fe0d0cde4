import { defineSpecsOf } from './specs';

defineSpecsOf('test/');
