// The page to try the API on: served whole by the program itself, and it works.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openBrowser, openPage } from './support/browser.js';
import { condition } from './support/conditions.js';
import { startDoctorly } from './support/doctorly.js';

const { url: site, stop } = await startDoctorly();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await stop();
});

describe('the page to try the API on', { timeout: 120_000 }, () => {
  test('shows every operation, asks no other host, and is refused nothing by its own policy', async () => {
    const { page, problems, close } = await openPage(browser, site, { condition: condition('desktop-en-light') });
    await page.goto('/api/docs');
    await page.locator('.opblock').first().waitFor();
    const { paths } = await (await fetch(`${site}/api/openapi.json`)).json();
    const methods = ['get', 'put', 'post', 'delete', 'patch'];
    const described = Object.values(paths).flatMap((path) => methods.filter((method) => path[method]));
    assert.ok(described.length > 50);
    assert.equal(await page.locator('.opblock').count(), described.length);
    assert.deepEqual(problems(), []);
    await close();
  });

  test('calls what it shows', async () => {
    const { page, problems, close } = await openPage(browser, site, { condition: condition('desktop-en-light') });
    await page.goto('/api/docs');
    const departments = page.locator('.opblock-get', { has: page.locator('[data-path="/api/v1/departments"]') });
    await departments.locator('.opblock-summary-control').click();
    const [answer] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/departments'),
      departments.locator('button.execute').click(),
    ]);
    assert.equal(answer.status(), 200);
    await departments.locator('.live-responses-table .response-col_status', { hasText: '200' }).first().waitFor();
    assert.match(await departments.locator('.live-responses-table').innerText(), /Dermatology/);
    assert.deepEqual(problems(), []);
    await close();
  });
});
