#!/usr/bin/env node
/**
 * `npx signpost-mcp`, which is `signpost mcp` for those who have not installed `signpost`.
 * @module
 */
import { run } from "./index.js";

process.exitCode = await run(process.argv.slice(2));
