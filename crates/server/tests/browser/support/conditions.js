// The conditions every screen must be good in: size × language × theme.
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
const languages = { en: { locale: 'en-GB', direction: 'ltr' }, ur: { locale: 'ur-PK', direction: 'rtl' } };
const themes = ['light', 'dark'];

export const conditions = Object.keys(sizes).flatMap((size) =>
  Object.keys(languages).flatMap((language) =>
    themes.map((theme) => ({
      name: `${size}-${language}-${theme}`,
      viewport: sizes[size],
      language,
      ...languages[language],
      theme,
    })),
  ),
);

// One of them, for tests that are about something else: `condition('phone-en-light')`.
export function condition(name) {
  const found = conditions.find((each) => each.name === name);
  if (!found) throw new Error(`there is no condition ${name}`);
  return found;
}
