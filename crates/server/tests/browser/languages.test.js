// The screens that everybody meets, in the languages that the other tests do not look at.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openBrowser } from './support/browser.js';
import { condition } from './support/conditions.js';
import { caller, doctorNamed, people } from './support/demo.js';
import { startDoctorly } from './support/doctorly.js';
import { look, open } from './support/screen.js';
import { seating } from './support/seats.js';

const { url: site, stop } = await startDoctorly();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await stop();
});

const seats = seating(browser, site);
const doctor = await doctorNamed(await caller(site, people.admin), 'Ayesha Siddiqui');
const { items } = await (await caller(site, people.desk))('GET', '/appointments?status=confirmed&order=asc&limit=1');
const day = items[0].starts_at.slice(0, 10);

const screens = {
  visitor: { home: '/', results: '/doctors?q=skin', doctor: `/doctors/${doctor.id}`, 'sign-in': '/sign-in' },
  patient: { appointments: '/appointments', account: '/account' },
  manager: { calendar: `/clinic/calendar?date=${day}`, transactions: '/clinic/transactions', doctor: `/clinic/doctors/${doctor.id}` },
};

// Arabic and Hindi in the hand, where letters are large for their room; Spanish and French where words are long beside each other.
const readers = [
  { ...condition('phone-ur-light'), language: 'ar', locale: 'ar-EG', name: 'phone-ar-light' },
  { ...condition('phone-en-light'), language: 'hi', locale: 'hi-IN', name: 'phone-hi-light' },
  { ...condition('desktop-en-light'), language: 'es', locale: 'es-MX', name: 'desktop-es-light' },
  { ...condition('desktop-en-light'), language: 'fr', locale: 'fr-FR', name: 'desktop-fr-light' },
];

describe('every language', { timeout: 300_000 }, () => {
  for (const reader of readers) {
    test(`${reader.language}: as its readers are used to`, async () => {
      const found = [];
      for (const [as, paths] of Object.entries(screens)) {
        const seat = await seats.open(as, reader);
        for (const [name, path] of Object.entries(paths)) {
          found.push(...(await open(seat, { path })));
          found.push(...(await look(seat.page, reader, `${as}-${name}-${reader.name}`, { whole: true })));
          found.push(...seat.problems());
        }
        await seat.close();
      }
      assert.deepEqual(found, []);
    });
  }
});
