/** The command was called wrongly. In a file of its own, since its users need not load the core. */
export class Usage extends Error {}
