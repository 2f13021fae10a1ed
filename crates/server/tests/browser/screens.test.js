// Every screen of the running demo, as each kind of person sees it, in all eight conditions.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { files, screens } from './screens.js';
import { violations } from './support/accessibility.js';
import { openBrowser } from './support/browser.js';
import { conditions, isCheckedWhole, layouts } from './support/conditions.js';
import { startDoctorly } from './support/doctorly.js';
import { screenshots } from './support/paths.js';
import { pageRoutes, routeOf, routesIn } from './support/routes.js';
import { setScene } from './support/scene.js';
import { look, open } from './support/screen.js';
import { seating } from './support/seats.js';

const { url: site, stop } = await startDoctorly({ settings: { DOCTORLY_HOLDS_PER_ACCOUNT: '40' } });
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await stop();
});

const seats = seating(browser, site);
const mailbox = await seats.open('visitor', layouts[0]);
const scene = await setScene(site, mailbox.page);
await mailbox.close();

const address = (row) => (typeof row.path === 'function' ? row.path(scene) : row.path);

async function inBothThemes(row, layout, opened) {
  const { page, problems } = opened;
  const path = await address(row);
  const found = await open(opened, { ...row, path });
  const ended = new URL(page.url()).pathname;
  const wanted = row.leadsTo ?? path.split('?')[0];
  if (ended !== wanted) found.push(`ends at ${ended}, not ${wanted}`);
  if (row.prepare) await row.prepare(page, scene);
  const said = problems(row.status).filter((problem) => !(row.prepare && isRefusal(problem)));
  found.push(...said);
  const same = conditions.filter(({ viewport, language }) => viewport === layout.viewport && language === layout.language);
  for (const condition of same) {
    await page.emulateMedia({ colorScheme: condition.theme });
    const seen = await look(page, condition, `${row.as}-${row.name}-${condition.name}`, { whole: isCheckedWhole(condition) });
    const faults = [...seen, ...problems()];
    found.push(...faults.map((fault) => `${condition.name}: ${fault}`));
  }
  await page.unrouteAll();
  return found;
}

// A form sent with faults on purpose comes back with a status that the browser reports by itself.
function isRefusal(problem) {
  return /status of (402|409|422) /.test(problem);
}

describe('every screen', { timeout: 2_400_000 }, () => {
  test('every page of the server is among them, and nothing else', async () => {
    const routes = await pageRoutes();
    assert.ok(routes.length > 30, `only ${routes.length} pages were found in the source`);
    const ends = screens.filter((row) => !row.status && row.leadsTo !== '/sign-in');
    const paths = await Promise.all([...ends, ...files].map(address));
    const seen = new Set(paths.map((path) => routeOf(routes, path.split('?')[0])));
    const assets = '/static/{*path}';
    assert.deepEqual(routes.filter((route) => !seen.has(route) && route !== assets), []);
    assert.ok(!seen.has(undefined), 'a row is no page of the server');
  });

  test('a page cannot be missed in the source', () => {
    const source = `Router::new().route("/a", get(show)).route(\n"/b/{id}",\npost(change).get(show),\n).route("/c", post(send))`;
    assert.deepEqual(routesIn(source, 'a'), ['/a', '/b/{id}']);
    assert.deepEqual(routesIn('.route("/d", axum::routing::get(show))', 'd'), ['/d']);
    assert.throws(() => routesIn('.route(PATH, get(show))', 'e'), /no path/);
    assert.throws(() => routesIn('.nest("/f", more())', 'f'), /only \.route/);
    assert.equal(routeOf(['/people/{id}', '/people/new', '/people'], '/people/new'), '/people/new');
  });

  test('no two have the same name', () => {
    const names = screens.map((row) => `${row.as}-${row.name}`);
    assert.equal(new Set(names).size, names.length);
  });

  for (const row of screens) {
    test(`${row.as}: ${row.name}`, async () => {
      const opened = await seats.all(row.as, layouts);
      const looks = layouts.map((layout, at) => inBothThemes(row, layout, opened[at]));
      const found = (await Promise.all(looks)).flat();
      assert.equal(found.length, 0, `\n${found.join('\n')}`);
    });
  }

  test('patient: paper has the visit and nothing to press', async () => {
    const [{ page }] = await seats.all('patient', layouts);
    await page.goto(`/appointments/${scene.confirmed}?booked`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const seen of ['.slip', '.facts', '.only-print', '.checklist']) assert.ok(await page.locator(seen).first().isVisible(), seen);
    assert.match(await page.locator('.facts').innerText(), new RegExp(scene.confirmed));
    const chrome = '.button, button, nav, .site-header, .site-footer, .demo-note';
    const left = await page.locator(chrome).evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.outerHTML));
    assert.deepEqual(left, []);
    assert.deepEqual(await violations(page, { whole: false }), []);
    const { width, height } = { width: 794, height: 1123 };
    const sheet = { width: 794, height: 1123 };
    await page.setViewportSize(sheet);
    assert.ok(await page.evaluate((most) => document.documentElement.scrollHeight <= most, sheet.height), 'one sheet');
    await page.screenshot({ path: path.join(screenshots, 'patient-appointment-print.jpg'), fullPage: true });
    await page.setViewportSize(layouts[0].viewport);
    await page.emulateMedia({ media: null, colorScheme: layouts[0].theme });
  });

  test('patient: paper has what the doctor wrote, on one sheet of either kind', async () => {
    const [{ page }] = await seats.all('patient', layouts);
    await page.goto(`/appointments/${scene.completed}`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const seen of ['.facts', '.medicine', '.keep-lines']) assert.ok(await page.locator(seen).first().isVisible(), seen);
    const chrome = '.button, button, nav, .site-header, .site-footer, .demo-note, .star, textarea';
    const left = await page.locator(chrome).evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.outerHTML));
    assert.deepEqual(left, []);
    assert.deepEqual(await violations(page, { whole: false }), []);
    for (const [name, width, height] of [['a4', 794, 1123], ['letter', 816, 1056]]) {
      await page.setViewportSize({ width, height });
      assert.ok(await page.evaluate((most) => document.documentElement.scrollHeight <= most, height), name);
      await page.screenshot({ path: path.join(screenshots, `patient-summary-print-${name}.jpg`), fullPage: true });
    }
    await page.setViewportSize(layouts[0].viewport);
    await page.emulateMedia({ media: null, colorScheme: layouts[0].theme });
  });

  for (const row of files) {
    test(`${row.as}: ${row.type}`, async () => {
      const [{ page }] = await seats.all(row.as, layouts);
      const answer = await page.request.get(await address(row));
      assert.equal(answer.status(), 200);
      assert.ok(answer.headers()['content-type'].startsWith(row.type));
    });
  }
});
