#!/usr/bin/env node
import { realpathSync } from 'node:fs';
/** `khien COMMAND …`: the command line (apps/cli) on Node 24, built anew when a source has changed. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './prepare.mjs';
import { root, runNode, sayAndExit } from './toolchain.mjs';

export async function khien(args) {
  // The same folder as `npm start`, from wherever the command is called.
  process.env.KHIEN_DATA = resolve(root, process.env.KHIEN_DATA || '.data');
  try {
    install();
    await build();
    process.exitCode = await runNode(['--enable-source-maps', join(root, 'dist/apps/cli/src/main.js'), ...args]);
  } catch (error) {
    sayAndExit(error);
  }
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await khien(process.argv.slice(2));
