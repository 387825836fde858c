import { errorAt, warningAt, type Finding, type Report } from './finding.ts'
import { DAC_VOCABULARY } from './map-money.ts'
import { attribute, isElement, type XmlElement } from './xml-element.ts'

/** Whether a code is in one of IATI's lists, compared case-sensitively. A list that is not at hand knows every code. */
export type IsKnownCode = (list: CodeList, code: string) => boolean | 'withdrawn'

/** The lists that are checked, and what a code outside of each is: lists that IATI calls incomplete give a warning. */
const SEVERITY = {
  ActivityDateType: 'error',
  ActivityStatus: 'error',
  BudgetStatus: 'error',
  BudgetType: 'error',
  ContactType: 'error',
  Country: 'warning',
  Currency: 'error',
  DescriptionType: 'error',
  DocumentCategory: 'error',
  FileFormat: 'error',
  GeographicExactness: 'error',
  Language: 'warning',
  OrganisationRole: 'error',
  OrganisationType: 'error',
  Region: 'error',
  RegionVocabulary: 'error',
  RelatedActivityType: 'error',
  Sector: 'error',
  SectorCategory: 'error',
  SectorVocabulary: 'error',
  TransactionType: 'error',
} as const

export type CodeList = keyof typeof SEVERITY
export const CODE_LISTS = Object.keys(SEVERITY) as CodeList[]

type CodedAttribute = { readonly attribute: string; readonly list: (element: XmlElement) => CodeList | null; readonly isRequired?: boolean }

const coded = (name: string, list: CodeList): CodedAttribute => ({ attribute: name, list: () => list })
const required = (name: string, list: CodeList): CodedAttribute => ({ ...coded(name, list), isRequired: true })

/** Which attributes hold codes, by element: IATI's embedded codelist mapping, for what the portal shows. */
const CODED_ATTRIBUTES: ReadonlyMap<string, readonly CodedAttribute[]> = new Map(
  Object.entries({
    'iati-activity': [coded('default-currency', 'Currency')],
    'activity-status': [required('code', 'ActivityStatus')],
    'activity-date': [required('type', 'ActivityDateType')],
    description: [coded('type', 'DescriptionType')],
    'reporting-org': [coded('type', 'OrganisationType')],
    'participating-org': [required('role', 'OrganisationRole'), coded('type', 'OrganisationType')],
    'provider-org': [coded('type', 'OrganisationType')],
    'receiver-org': [coded('type', 'OrganisationType')],
    sector: [{ attribute: 'code', list: sectorList, isRequired: true }, coded('vocabulary', 'SectorVocabulary')],
    'recipient-country': [required('code', 'Country')],
    'recipient-region': [{ attribute: 'code', list: regionList, isRequired: true }, coded('vocabulary', 'RegionVocabulary')],
    exactness: [required('code', 'GeographicExactness')],
    budget: [coded('type', 'BudgetType'), coded('status', 'BudgetStatus')],
    'transaction-type': [required('code', 'TransactionType')],
    value: [coded('currency', 'Currency')],
    'document-link': [coded('format', 'FileFormat')],
    category: [required('code', 'DocumentCategory')],
    language: [required('code', 'Language')],
    'contact-info': [coded('type', 'ContactType')],
    'related-activity': [required('type', 'RelatedActivityType')],
  }),
)

const NO_CODES: readonly CodedAttribute[] = []

function sectorList(sector: XmlElement): CodeList | null {
  const vocabulary = attribute(sector, 'vocabulary') ?? DAC_VOCABULARY
  return vocabulary === DAC_VOCABULARY ? 'Sector' : vocabulary === '2' ? 'SectorCategory' : null
}

function regionList(region: XmlElement): CodeList | null {
  return (attribute(region, 'vocabulary') ?? DAC_VOCABULARY) === DAC_VOCABULARY ? 'Region' : null
}

/** Codes that are missing, unknown or withdrawn; results and their indicators are not looked into. */
export function checkCodes(element: XmlElement, isKnownCode: IsKnownCode, report: Report): void {
  for (const place of CODED_ATTRIBUTES.get(element.name) ?? NO_CODES) {
    const problem = codeProblem(element, place, isKnownCode)
    if (problem) report(problem)
  }
  for (const child of element.children)
    if (isElement(child) && child.uri === '' && child.name !== 'result') checkCodes(child, isKnownCode, report)
}

const brief = (code: string) => (code.length > 40 ? `${code.slice(0, 40)}…` : code)

function codeProblem(element: XmlElement, place: CodedAttribute, isKnownCode: IsKnownCode): Finding | null {
  const code = attribute(element, place.attribute)
  if (code === undefined)
    return place.isRequired ? errorAt(element, 'finding.codeMissing', { element: element.name, attribute: place.attribute }) : null
  const list = place.list(element)
  const standing = list === null || isKnownCode(list, code)
  if (standing === true || list === null) return null
  if (standing === 'withdrawn') return warningAt(element, 'finding.codeWithdrawn', { code: brief(code), element: element.name })
  return { severity: SEVERITY[list], line: element.line, key: `finding.code.${list}`, params: { code: brief(code) } }
}
