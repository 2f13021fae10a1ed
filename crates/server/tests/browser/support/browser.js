// Opens pages in a real Chromium under given conditions, and notices what a person would not see.
import { chromium } from 'playwright-core';
import { chromium as executablePath } from './paths.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser() {
  return chromium.launch({ executablePath, args: FLAGS });
}

// A page with nothing remembered, or with what `signedIn` holds (a storage state). Resolves to { page, problems, close };
// `problems(status)` gives and forgets the script errors, refused resources and requests to other hosts so far.
export async function openPage(browser, site, { condition, script = true, signedIn } = {}) {
  const context = await browser.newContext({
    baseURL: site,
    viewport: condition.viewport,
    isMobile: condition.viewport.width < 600,
    hasTouch: condition.viewport.width < 600,
    locale: condition.locale,
    colorScheme: condition.theme,
    reducedMotion: 'reduce',
    storageState: signedIn,
  });
  const page = await context.newPage();
  if (!script) await allowScript(page, false);
  let problems = [];
  page.on('pageerror', (error) => problems.push(`script error: ${error.stack.split("\n").slice(0, 6).join(" ")}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const ours = url.origin === new URL(site).origin || ['data:', 'blob:'].includes(url.protocol);
    if (!ours) problems.push(`asks another host: ${request.url()}`);
  });
  const tell = (expected = 200) => {
    // A page that is meant to be an error is reported as a failed resource by the browser itself.
    const meant = (problem) => expected >= 400 && problem.includes(`status of ${expected}`);
    const told = problems.filter((problem) => !meant(problem));
    problems = [];
    return told;
  };
  return { page, problems: tell, close: () => context.close() };
}

const devtools = new WeakMap();

// Switches script off before a page is opened, and on again for the accessibility checker once it has been.
// The context's own `javaScriptEnabled: false` cannot be taken back.
export async function allowScript(page, allowed) {
  if (!devtools.has(page)) devtools.set(page, await page.context().newCDPSession(page));
  await devtools.get(page).send('Emulation.setScriptExecutionDisabled', { value: !allowed });
}
