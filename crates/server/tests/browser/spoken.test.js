// The calendar as somebody hears it: day, week and month as a grid, and the list that needs no script, against what is kept
// beside.
// SPOKEN=write keeps what is heard now; the difference is read as any other.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage } from './support/browser.js';
import { condition } from './support/conditions.js';
import { samples } from './support/paths.js';
import { servePages } from './support/pages.js';
import { spoken } from './support/spoken.js';

const kept = fileURLToPath(new URL('./spoken/', import.meta.url));
const { url, stop } = await servePages(samples);
const browser = await openBrowser();
after(async () => {
  await browser.close();
  stop();
});

async function heard(state, { ready, as = 'desktop-en-light' } = {}) {
  const { page, close } = await openPage(browser, url, { condition: condition(as) });
  // The grid shows what the hour is.
  await page.clock.setFixedTime(new Date('2026-11-21T09:20:00+05:00'));
  await page.goto(`/clinic_calendar--${state}`);
  if (ready) await page.locator(ready).first().waitFor();
  const text = await spoken(page, '#calendar');
  await close();
  return text;
}

async function isAsKept(name, text) {
  const file = path.join(kept, `${name}.txt`);
  if (process.env.SPOKEN === 'write') await writeFile(file, text);
  assert.equal(text, await readFile(file, 'utf8'));
}

const ready = '.visit-button';

describe('the calendar in the ear', { timeout: 120_000 }, () => {
  test('is heard in order, with what can be done, and nothing twice', async () => {
    const { page, close } = await openPage(browser, url, { condition: condition('desktop-en-light') });
    await page.setContent('<main id="part"><h2>Monday</h2><p>Two <b>visits</b></p><button aria-pressed="true">Rows</button><p hidden>No</p><button></button></main>');
    assert.equal(await spoken(page, '#part'), 'main\n  heading "Monday" level 2\n  paragraph\n    Two\n    visits\n  button "Rows" pressed true\n  button\n');
    await close();
  });
  test('says the day in the grid, visit by visit', async () => isAsKept('calendar-day', await heard('grid', { ready })));
  test('says it in Urdu as well', async () => isAsKept('calendar-day-ur', await heard('grid', { ready, as: 'desktop-ur-light' })));
  test('says a week', async () => isAsKept('calendar-week', await heard('week', { ready })));
  test('says a month, with who is away and when the house is closed', async () =>
    isAsKept('calendar-month', await heard('month', { ready: '.month-note' })));
  test('says the day in the list', async () => isAsKept('calendar-list', await heard('list')));
});
