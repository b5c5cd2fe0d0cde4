import { defineSpecsOf } from './specs';

defineSpecsOf('src/');
