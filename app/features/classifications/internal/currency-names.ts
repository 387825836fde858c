import type { Language } from '#app/platform/i18n/languages.ts'

/** Names that Intl lacks, or lacks in some of the languages. */
export const currencyNamesOfChoice: Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>> = {
  BGL: { ar: 'ليف بلغاري (1962–1999)' },
  CHE: { ar: 'يورو WIR' },
  CHW: { ar: 'فرنك WIR' },
  CLF: { ar: 'وحدة الحساب الشيلية' },
  COU: { ar: 'وحدة القيمة الحقيقية الكولومبية' },
  ECS: { ar: 'سوكري إكوادوري' },
  MXV: { pt: 'unidade de investimento mexicana (UDI)', ar: 'وحدة الاستثمار المكسيكية' },
  MZM: { ar: 'متكال موزمبيقي (1980–2006)' },
  UAK: { ar: 'كاربوفانيتس أوكراني' },
  UYI: { ar: 'بيزو أوروغواي بالوحدات المفهرسة' },
  UYW: {
    fr: 'unité uruguayenne indexée sur les salaires nominaux',
    es: 'unidad previsional uruguaya',
    pt: 'unidade uruguaia indexada aos salários nominais',
    ar: 'وحدة أوروغواي المربوطة بالأجور الاسمية',
  },
  VED: {
    fr: 'bolivar numérique vénézuélien',
    en: 'Venezuelan digital bolívar',
    es: 'bolívar digital',
    pt: 'bolívar digital',
    ar: 'بوليفار فنزويلي رقمي',
  },
  XAD: {
    fr: 'dinar arabe de compte',
    en: 'Arab accounting dinar',
    es: 'dinar árabe de cuenta',
    pt: 'dinar árabe de conta',
    ar: 'الدينار العربي الحسابي',
  },
  XSU: { fr: 'sucre (unité de compte)', es: 'sucre (unidad de cuenta)', pt: 'sucre (unidade de conta)', ar: 'سوكري (وحدة حساب)' },
  XUA: {
    fr: 'unité de compte de la Banque africaine de développement',
    en: 'African Development Bank unit of account',
    es: 'unidad de cuenta del Banco Africano de Desarrollo',
    pt: 'unidade de conta do Banco Africano de Desenvolvimento',
    ar: 'وحدة حساب مصرف التنمية الأفريقي',
  },
  YUM: { ar: 'دينار يوغوسلافي جديد (1994–2002)' },
  ZWR: { es: 'dólar zimbabuense (2008)', ar: 'دولار زمبابوي (2008)' },
}
