// Looks at a page in a condition and says everything that is wrong with it.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { violations } from './accessibility.js';
import { allowScript, openPage } from './browser.js';
import { screenshots } from './paths.js';

// Opens a screen, a row { name, path, status?, prepare?(page) }, in a browser of its own and looks at it.
// Resolves to a list of sentences, empty when all is well, and leaves a picture in target/screenshots.
export async function faults(browser, site, screen, condition, { script = true, signedIn } = {}) {
  const opened = await openPage(browser, site, { condition, script, signedIn });
  try {
    const found = await open(opened, screen);
    if (screen.prepare) await screen.prepare(opened.page);
    // The page was built without script and stays as it is; the checker is one.
    if (!script) await allowScript(opened.page, true);
    const name = `${screen.name}-${condition.name}${script ? '' : '-no-script'}`;
    return [...found, ...(await look(opened.page, condition, name)), ...opened.problems(screen.status)];
  } finally {
    await opened.close();
  }
}

// Goes to a screen; a fault is another status than the row's.
export async function open({ page }, screen) {
  const answer = await page.goto(screen.path, { waitUntil: 'load' });
  const expected = screen.status ?? 200;
  return answer.status() === expected ? [] : [`answered ${answer.status()}, not ${expected}`];
}

// Looks at a page as it stands, under the name of its picture.
export async function look(page, condition, name, { whole = true } = {}) {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.jpg`), quality: 85, fullPage: true });
  return [...(await shape(page, condition)), ...(await violations(page, { whole }))];
}

async function shape(page, condition) {
  const seen = await page.evaluate(() => ({
    language: document.documentElement.lang,
    direction: getComputedStyle(document.documentElement).direction,
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  const found = [];
  if (seen.language.split('-')[0] !== condition.language) {
    found.push(`is in '${seen.language}', not '${condition.language}'`);
  }
  if (seen.direction !== condition.direction) found.push(`reads ${seen.direction}, not ${condition.direction}`);
  if (seen.content > seen.window) found.push(`is ${seen.content} wide in a window of ${seen.window}`);
  return found;
}
