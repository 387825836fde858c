import type { Language } from '#app/platform/i18n/languages.ts'
import { currencyNamesOfChoice } from './internal/currency-names.ts'
import { displayNames } from './internal/display-names.ts'

// ISO 4217: codes in use, units of account and metals included.
const CURRENT = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU ' +
    'CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD ' +
    'JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO ' +
    'NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT ' +
    'TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT ' +
    'XSU XUA YER ZAR ZMW ZWG'
  ).split(' '),
)

// Withdrawn codes that amounts of the last decades still carry.
const WITHDRAWN = new Set(
  (
    'ADP AFA ANG AOK AON AOR ATS AZM BEF BGL BGN BYB BYR CSD CUC CYP DEM ECS EEK ESP FIM FRF GHC GRD GWP HRK IEP ITL LTL LUF LVL MGF MRO MTL ' +
    'MZM NLG PLZ PTE ROL RUR SDD SDP SIT SKK SLL SRG STD TJR TMM TPE TRL UAK USS VEB VEF XEU YUM ZMK ZRN ZWD ZWL ZWR'
  ).split(' '),
)

/** Whether a code is an ISO 4217 code in capitals, in use or withdrawn: an amount of 1999 may well be in francs. */
export const isCurrency = (code: string): boolean => CURRENT.has(code) || WITHDRAWN.has(code)

export const isWithdrawnCurrency = (code: string): boolean => WITHDRAWN.has(code)

/** The name of a currency for a reader, from Intl. The code itself when unknown. */
export function currencyName(code: string, language: Language): string {
  if (!isCurrency(code)) return code
  return currencyNamesOfChoice[code]?.[language] ?? displayNames('currency', language).of(code) ?? code
}

/** The currencies in use, in the order of their codes, which is how people look for them. */
export function listCurrencies(language: Language): { code: string; name: string }[] {
  return [...CURRENT].map((code) => ({ code, name: currencyName(code, language) }))
}

/** The digits after the separator with which amounts of a currency are usually shown, by Intl; 2 when unknown. Never a reason to round what is kept. */
export function decimals(code: string): number {
  if (!isCurrency(code)) return 2
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2
}
