const RTL_LANGUAGES = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi'])
const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Nkoo', 'Syrc', 'Adlm'])

/** The writing direction of any BCP 47 tag: by its script where it names one, else by its language. */
export function dirOf(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...subtags] = tag.split('-')
  const script = subtags.find((subtag) => /^[A-Za-z]{4}$/.test(subtag))
  const rightToLeft = script ? RTL_SCRIPTS.has(script[0]?.toUpperCase() + script.slice(1).toLowerCase()) : RTL_LANGUAGES.has(language.toLowerCase())
  return rightToLeft ? 'rtl' : 'ltr'
}
