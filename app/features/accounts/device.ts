/** A browser and the system it runs on, by their names; null where what it says of itself names none. */
export type Device = { browser: string | null; system: string | null }

// In this order: most browsers also name those they descend from.
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: [RegExp, string][] = [
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const named = (from: [RegExp, string][], text: string) => from.find(([pattern]) => pattern.test(text))?.[1] ?? null

export const deviceOf = (userAgent: string): Device => ({ browser: named(BROWSERS, userAgent), system: named(SYSTEMS, userAgent) })

/** "Firefox, Linux": names alone, the same in every language; empty where nothing is known. */
export const deviceWords = ({ browser, system }: Device): string => [browser, system].filter(Boolean).join(', ')
