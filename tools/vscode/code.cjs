#!/usr/bin/env node
// Takes the command line of the desktop editor's program and does the same with the editor of this
// folder, for tools that start a given program: see scripts/editor/code.ts.
require('tsx/cjs');
require('../../scripts/editor/code.ts');
