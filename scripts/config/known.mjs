// Warnings about sources that need what no Worker has: how other providers' secrets begin, and the day. The rest is
// crates/config/src/lint.rs.

/**
 * @param {object} given `sources` by name, `values` of secrets that are known here, `facts` by provider, `today` as `2026-11-26`
 * @returns {{ about: string, level: string, code: string, option: string, message: string }[]}
 */
export function known({ sources, values, facts, today }) {
  return Object.entries(sources ?? {}).flatMap(([about, { provider, secrets } = {}]) => {
    // A row of somebody's own has its facts with them.
    if (typeof provider !== "string" || !Object.hasOwn(facts, provider)) return [];
    const found = [...foreign(provider, [secrets].flat(), values, facts), ...old(provider, facts, today)];
    return found.map(([option, code, problem, fix]) => {
      return { about, level: "warning", code, option, message: `${problem}. Fix: ${fix}` };
    });
  });
}

/** Secrets that begin as those of another provider do, and as this one's do not. */
function* foreign(provider, secrets, values, facts) {
  const all = Object.entries(facts).flatMap(([name, { prefixes }]) => prefixes.map((prefix) => ({ name, prefix })));
  for (const secret of secrets) {
    const text = values[secret] ?? "";
    const other = all.find(({ prefix }) => text.startsWith(prefix));
    if (other === undefined || facts[provider].prefixes.some((prefix) => text.startsWith(prefix))) continue;
    const problem = `the secret \`${secret}\` begins with \`${other.prefix}\`, as ${other.name}'s does and ${provider}'s does not`;
    yield ["secrets", "secret_foreign", problem, `set it again, exactly as ${provider} shows it`];
  }
}

function* old(provider, facts, today) {
  const { read } = facts[provider];
  const year = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  if (read >= year) return;
  const problem = `the facts of ${provider}'s row are of ${read}, more than a year ago`;
  yield ["provider", "facts_old", problem, "compare the row with the provider's page, or update"];
}
