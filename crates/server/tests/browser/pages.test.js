// Every page in every state it can be in, as the server renders its samples, in all eight conditions.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openBrowser, openPage } from './support/browser.js';
import { conditions, isCheckedWhole, layouts } from './support/conditions.js';
import { samples } from './support/paths.js';
import { servePages } from './support/pages.js';
import { look, open } from './support/screen.js';

const { states, url, stop } = await servePages(samples);
const browser = await openBrowser();
const opened = await Promise.all(layouts.map((condition) => openPage(browser, url, { condition })));

after(async () => {
  await browser.close();
  stop();
});

async function inBothThemes(state, layout, { page, problems }) {
  const found = await open({ page }, { path: `/${state}` });
  const same = conditions.filter(({ viewport, language }) => viewport === layout.viewport && language === layout.language);
  for (const condition of same) {
    await page.emulateMedia({ colorScheme: condition.theme });
    const seen = await look(page, condition, `${state}-${condition.name}`, { whole: isCheckedWhole(condition) });
    const faults = [...seen, ...problems()];
    found.push(...faults.map((fault) => `${condition.name}: ${fault}`));
  }
  return found;
}

describe('every state of every page', { timeout: 1_800_000 }, () => {
  test('there are some', () => assert.ok(states.length > 50, `only ${states.length}`));

  for (const state of states) {
    test(state, async () => {
      const looks = layouts.map((layout, at) => inBothThemes(state, layout, opened[at]));
      const found = (await Promise.all(looks)).flat();
      assert.equal(found.length, 0, `\n${found.join('\n')}`);
    });
  }
});
