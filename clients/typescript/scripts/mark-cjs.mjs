import { writeFileSync } from 'node:fs';

// The package is an ES module; its CommonJS half says so itself.
writeFileSync(new URL('../dist/cjs/package.json', import.meta.url), '{ "type": "commonjs" }\n');
