// The flow board as people work in it: somebody walks in at one desk, another leads the visit on, a line that breaks.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openBrowser } from './support/browser.js';
import { condition } from './support/conditions.js';
import { caller, doctorNamed, people } from './support/demo.js';
import { startDoctorly } from './support/doctorly.js';
import { look } from './support/screen.js';
import { seating } from './support/seats.js';

const { url: site, stop } = await startDoctorly();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await stop();
});

const seats = seating(browser, site);
const admin = await caller(site, people.admin);
const { clinic } = await doctorNamed(admin, 'Ayesha Siddiqui');
// Somebody who sees people at any hour, so that there is always somebody to walk in to.
const doctor = await admin('POST', '/doctors', {
  clinic_id: clinic.id,
  full_name: 'Dr Always Here',
  registration_number: 'PMC-24-7',
  registration_expiry: '2099-12-31',
  consultation_fee: { amount: 150_000, currency: 'PKR' },
});
for (const day of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']) {
  await admin('POST', `/doctors/${doctor.id}/schedule`, { day, start: '00:00', end: '24:00', slot_minutes: 15 });
}

// A second is what people are promised; machines that test are slower than those that serve.
const SOON = { timeout: 15_000 };

const inColumn = (page, word, name) => page.locator(`[aria-labelledby="flow-${word}"] .flow-card`, { hasText: name });

async function board(as, where = 'desktop-en-light') {
  const seat = await seats.open(as, condition(where));
  await seat.page.goto('/clinic/flow');
  return seat;
}

describe('the flow board', { timeout: 300_000 }, () => {
  test('shows at one desk who walked in at another, and leads them on', async () => {
    const [one, other] = [await board('desk'), await board('manager')];
    await one.page.getByRole('link', { name: 'Walk-in' }).click();
    await one.page.locator('[name="new_name"]').fill('Zara Walker');
    await one.page.getByLabel('Dr Always Here').check();
    await one.page.getByRole('button', { name: 'Add and check in' }).click();
    await inColumn(one.page, 'checked_in', 'Zara Walker').waitFor(SOON);
    await inColumn(other.page, 'checked_in', 'Zara Walker').waitFor(SOON);

    // By the keyboard: the button is pressed, and whoever pressed it is at the visit in its new place.
    await inColumn(other.page, 'checked_in', 'Zara Walker').getByRole('button', { name: 'Start' }).focus();
    await other.page.keyboard.press('Enter');
    await inColumn(other.page, 'in_progress', 'Zara Walker').waitFor(SOON);
    await other.page.waitForFunction(() => document.activeElement?.textContent === 'Zara Walker', null, SOON);
    assert.equal(new URL(other.page.url()).pathname, '/clinic/flow');
    await inColumn(one.page, 'in_progress', 'Zara Walker').waitFor(SOON);
    for (const where of ['phone-en-light', 'phone-ur-dark', 'desktop-ur-light', 'desktop-en-dark']) {
      const { page } = await board('manager', where);
      await page.locator('.flow-card').first().waitFor(SOON);
      assert.deepEqual(await look(page, condition(where), `flow-board-${where}`, { whole: true }), []);
    }
    assert.deepEqual([...one.problems(), ...other.problems()], []);
  });

  test('stays readable when the line is down, and says so', async () => {
    const { page } = await board('desk');
    await page.context().setOffline(true);
    await page.locator('#flow-line', { hasText: 'There is no connection' }).waitFor(SOON);
    assert.ok((await page.locator('.flow-card').count()) > 0);
    await page.context().setOffline(false);
    await page.locator('#flow-line').waitFor({ state: 'hidden', ...SOON });
  });
});
