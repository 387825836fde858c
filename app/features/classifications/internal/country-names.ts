import type { Language } from '#app/platform/i18n/languages.ts'

/** Names that replace those of Intl, where these are colloquial, take a side, or differ from what the country asks the United Nations to use. */
export const countryNamesOfChoice: Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>> = {
  BY: { fr: 'Bélarus', es: 'Belarús' },
  CD: {
    fr: 'République démocratique du Congo',
    en: 'Democratic Republic of the Congo',
    es: 'República Democrática del Congo',
    pt: 'República Democrática do Congo',
    ar: 'جمهورية الكونغو الديمقراطية',
  },
  CG: { fr: 'Congo', en: 'Congo', es: 'Congo', pt: 'Congo', ar: 'الكونغو' },
  CI: { pt: 'Costa do Marfim', ar: 'كوت ديفوار' },
  CV: { fr: 'Cabo Verde', en: 'Cabo Verde', ar: 'كابو فيردي' },
  FK: {
    fr: 'Îles Falkland (Malvinas)',
    en: 'Falkland Islands (Malvinas)',
    es: 'Islas Malvinas (Falkland)',
    pt: 'Ilhas Falkland (Malvinas)',
    ar: 'جزر فوكلاند (مالفيناس)',
  },
  KP: {
    fr: 'République populaire démocratique de Corée',
    en: 'Democratic People’s Republic of Korea',
    es: 'República Popular Democrática de Corea',
    pt: 'República Popular Democrática da Coreia',
    ar: 'جمهورية كوريا الشعبية الديمقراطية',
  },
  KR: { fr: 'République de Corée', en: 'Republic of Korea', es: 'República de Corea', pt: 'República da Coreia', ar: 'جمهورية كوريا' },
  MD: { fr: 'République de Moldova', es: 'República de Moldova', ar: 'جمهورية مولدوفا' },
  MM: { fr: 'Myanmar', en: 'Myanmar', es: 'Myanmar', pt: 'Mianmar', ar: 'ميانمار' },
  PS: { fr: 'État de Palestine', en: 'State of Palestine', es: 'Estado de Palestina', pt: 'Estado da Palestina', ar: 'دولة فلسطين' },
  SZ: { es: 'Eswatini' },
  TL: { fr: 'Timor-Leste', en: 'Timor-Leste', es: 'Timor-Leste', pt: 'Timor-Leste', ar: 'تيمور-ليشتي' },
  VN: { en: 'Viet Nam', ar: 'فييت نام' },
}
