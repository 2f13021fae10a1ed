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

// Only the theme changes without loading a page again: one open page for every size and language.
export const layouts = conditions.filter(({ theme }) => theme === 'light');

// Size and language change what a page consists of, hardly ever both at once, and the theme never does: each size and each
// language is checked as a whole once, and the other conditions by how they look.
export function isCheckedWhole({ theme, language, viewport }) {
  return theme === 'light' && (language === 'en') === (viewport === sizes.phone);
}

// One of them, for tests that are about something else: `condition('phone-en-light')`.
export function condition(name) {
  const found = conditions.find((each) => each.name === name);
  if (!found) throw new Error(`there is no condition ${name}`);
  return found;
}
