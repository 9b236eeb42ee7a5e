// Bundles viz/js into viz/static/page.js, one classic script: `npm ci && npm run build`. With --check: writes nothing,
// fails if what is committed is not what the sources give.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = path => fileURLToPath(new URL(`../${path}`, import.meta.url));
const sum = createHash('sha256');
for (const name of readdirSync(at('viz/js')).sort()) sum.update(`${name}\n`).update(readFileSync(at(`viz/js/${name}`)));

const { outputFiles: [{ text }] } = await build({
  entryPoints: [at('viz/js/main.js')], bundle: true, format: 'iife', target: 'es2018', charset: 'utf8', minify: true, legalComments: 'none',
  // By this line a checkout without npm knows whether the bundle is of these sources.
  banner: { js: `/* policygraph page, built by tools/bundle_page.mjs from viz/js, sha256 ${sum.digest('hex')} */` }, write: false
});
const target = at('viz/static/page.js');
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('viz/static/page.js is not what viz/js gives: npm run build');
    process.exit(1);
  }
} else writeFileSync(target, text);
