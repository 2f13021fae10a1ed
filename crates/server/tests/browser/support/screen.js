// Looks at one screen in one condition and says everything that is wrong with it.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { violations } from './accessibility.js';
import { allowScript, openPage } from './browser.js';
import { screenshots } from './paths.js';

// `screen` is a row of the table: { name, path, status?, prepare?(page) }. Resolves to a list of sentences, empty
// when all is well, and leaves a picture in target/screenshots.
export async function faults(browser, site, screen, condition, { script = true, signedIn } = {}) {
  const { page, problems, close } = await openPage(browser, site, { condition, script, signedIn });
  try {
    const answer = await page.goto(screen.path, { waitUntil: 'load' });
    const expected = screen.status ?? 200;
    const found = [];
    if (answer.status() !== expected) found.push(`answered ${answer.status()}, not ${expected}`);
    if (screen.prepare) await screen.prepare(page);
    await picture(page, `${screen.name}-${condition.name}${script ? '' : '-no-script'}`);
    // The page was built without script and stays as it is; the checker is one.
    if (!script) await allowScript(page, true);
    found.push(...(await shape(page, condition)), ...(await violations(page)));
    // A page that is meant to be an error is reported as a failed resource by the browser itself.
    const meant = (problem) => expected >= 400 && problem.includes(`status of ${expected}`);
    return [...found, ...problems.filter((problem) => !meant(problem))];
  } finally {
    await close();
  }
}

async function picture(page, name) {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true });
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
