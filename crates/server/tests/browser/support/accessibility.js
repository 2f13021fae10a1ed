// What axe finds against WCAG 2.2 A and AA and its own best practices, one sentence a finding.
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// What other colours or another width can spoil on a page whose structure has been checked.
const APPEARANCE = ['color-contrast', 'link-in-text-block', 'target-size'];

// The checker is evaluated rather than added as a script element, so that the page's content policy stays as it is.
// `whole` asks everything; without it only what depends on how the page looks, which is five times as fast.
export async function violations(page, { whole = true } = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (runOnly) => {
      // A page that leads to a form may leave a link half under the header that stays in view.
      scrollTo({ top: 0, behavior: 'instant' });
      return globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] });
    },
    whole ? { type: 'tag', values: TAGS } : { type: 'rule', values: APPEARANCE },
  );
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help} at ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}
