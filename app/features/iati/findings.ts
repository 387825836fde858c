import { errorAt, warningAt, type Finding, type Report } from './finding.ts'
import { checkCodes, type IsKnownCode } from './finding-codes.ts'
import { checkPercentages } from './finding-percentages.ts'
import { statedLanguage, visitNarratives } from './narratives.ts'
import { calendarDay, isDecimal, parseBoolean, parsePosition } from './source-values.ts'
import { attribute, childOf, childrenOf, childText, textOf, type XmlElement } from './xml-element.ts'

/** The rules of IATI 2.03 that an activity breaks and a person can mend, in the order of the source. None of them blocks. */
export function findProblems(activity: XmlElement, isKnownCode: IsKnownCode): Finding[] {
  const findings: Finding[] = []
  const report: Report = (finding) => findings.push(finding)
  checkPresence(activity, report)
  checkActivityDates(activity, report)
  checkBudgets(activity, report)
  checkTransactions(activity, report)
  checkAmounts(activity, report)
  checkLevel(activity, ['sector'], 'Sector', report)
  checkLevel(activity, ['recipient-country', 'recipient-region'], 'Place', report)
  checkPercentages(activity, report)
  checkLocations(activity, report)
  checkLinks(activity, report)
  checkLanguage(activity, report)
  checkCodes(activity, isKnownCode, report)
  return findings.sort((a, b) => a.line - b.line)
}

function checkPresence(activity: XmlElement, report: Report): void {
  const identifier = childOf(activity, 'iati-identifier')
  if (identifier && textOf(identifier) !== textOf(identifier).trim()) report(warningAt(identifier, 'finding.identifierSpaces'))
  const title = childOf(activity, 'title')
  if (!saysSomething(title)) report(errorAt(title ?? activity, 'finding.titleMissing'))
  const descriptions = childrenOf(activity, 'description')
  if (!descriptions.some(saysSomething)) report(errorAt(descriptions[0] ?? activity, 'finding.descriptionMissing'))
  if (!childOf(activity, 'participating-org')) report(errorAt(activity, 'finding.organisationMissing'))
  if (!childOf(activity, 'activity-status')) report(errorAt(activity, 'finding.statusMissing'))
}

function saysSomething(element: XmlElement | undefined): boolean {
  return element !== undefined && childrenOf(element, 'narrative').some((narrative) => textOf(narrative).trim() !== '')
}

function checkActivityDates(activity: XmlElement, report: Report): void {
  const dates = new Map<string, XmlElement>()
  for (const date of childrenOf(activity, 'activity-date')) {
    const type = attribute(date, 'type') ?? ''
    if (dates.has(type)) report(warningAt(date, 'finding.dateRepeated', { type }))
    else dates.set(type, date)
    checkDate(date, 'iso-date', report)
  }
  if (!dates.has('1') && !dates.has('2')) report(errorAt(activity, 'finding.startMissing'))
  checkOrder(dates.get('1'), dates.get('3'), report)
  checkOrder(dates.get('2'), dates.get('4'), report)
}

function checkBudgets(activity: XmlElement, report: Report): void {
  for (const budget of childrenOf(activity, 'budget')) {
    const start = childOf(budget, 'period-start')
    const end = childOf(budget, 'period-end')
    if (!start || !end) report(errorAt(budget, 'finding.periodMissing'))
    if (start) checkDate(start, 'iso-date', report)
    if (end) checkDate(end, 'iso-date', report)
    checkOrder(start, end, report)
  }
}

function checkTransactions(activity: XmlElement, report: Report): void {
  for (const transaction of childrenOf(activity, 'transaction')) {
    const date = childOf(transaction, 'transaction-date')
    if (date) checkDate(date, 'iso-date', report)
    else report(errorAt(transaction, 'finding.transactionDateMissing'))
    const humanitarian = attribute(transaction, 'humanitarian')
    if (humanitarian && parseBoolean(humanitarian) === undefined)
      report(errorAt(transaction, 'finding.humanitarianWrong', { value: humanitarian }))
  }
}

function checkDate(element: XmlElement, name: string, report: Report): void {
  const date = attribute(element, name)
  if (date === undefined) report(errorAt(element, 'finding.dateMissing', { element: element.name }))
  else if (calendarDay(date) === null) report(errorAt(element, 'finding.dateWrong', { date }))
}

function checkOrder(start: XmlElement | undefined, end: XmlElement | undefined, report: Report): void {
  if (!start || !end) return
  const from = calendarDay(attribute(start, 'iso-date') ?? '')
  const to = calendarDay(attribute(end, 'iso-date') ?? '')
  if (from && to && from > to) report(errorAt(end, 'finding.dateOrder', { start: from, end: to }))
}

function checkAmounts(activity: XmlElement, report: Report): void {
  let withoutCurrency: XmlElement | undefined
  for (const holder of ['budget', 'planned-disbursement', 'transaction'].flatMap((name) => childrenOf(activity, name))) {
    const value = childOf(holder, 'value')
    if (!value) {
      report(errorAt(holder, 'finding.valueMissing'))
      continue
    }
    const amount = textOf(value).trim()
    if (!isDecimal(amount)) report(errorAt(value, 'finding.valueNotDecimal', { amount }))
    if (attribute(value, 'value-date') !== undefined) checkDate(value, 'value-date', report)
    if (attribute(value, 'currency') === undefined) withoutCurrency ??= value
  }
  if (withoutCurrency && attribute(activity, 'default-currency') === undefined) report(errorAt(withoutCurrency, 'finding.currencyMissing'))
}

/** IATI rules 3.6.2, 3.7, 6.2.2, 6.6.2 and 6.7.2: sectors, and countries or regions, are the activity's or else each transaction's. */
function checkLevel(activity: XmlElement, names: string[], kind: 'Sector' | 'Place', report: Report): void {
  const firstIn = (element: XmlElement) => names.map((name) => childOf(element, name)).find((child) => child !== undefined)
  const transactions = childrenOf(activity, 'transaction')
  const inTransactions = transactions.map(firstIn)
  const stated = inTransactions.find((child) => child !== undefined)
  const unstated = transactions.find((_, index) => inTransactions[index] === undefined)
  if (firstIn(activity)) {
    if (stated) report(errorAt(stated, `finding.bothLevels${kind}`))
  } else if (!stated) report(errorAt(activity, `finding.missing${kind}`))
  else if (unstated) report(errorAt(unstated, `finding.someTransactions${kind}`))
}

function checkLocations(activity: XmlElement, report: Report): void {
  for (const location of childrenOf(activity, 'location')) {
    const point = childOf(location, 'point')
    if (!point) continue
    const position = childText(point, 'pos') ?? ''
    const parsed = parsePosition(position)
    if (!parsed) report(errorAt(point, 'finding.positionWrong', { position }))
    else if (parsed.lat === 0 && parsed.lon === 0) report(warningAt(point, 'finding.positionZero'))
  }
}

function checkLinks(activity: XmlElement, report: Report): void {
  for (const link of childrenOf(activity, 'document-link')) {
    const url = attribute(link, 'url') ?? ''
    if (!/^(https?|ftp):\/\//i.test(url)) report(warningAt(link, 'finding.linkWrong', { url }))
    const date = childOf(link, 'document-date')
    if (date) checkDate(date, 'iso-date', report)
  }
  for (const related of childrenOf(activity, 'related-activity')) {
    if (attribute(related, 'ref') === undefined) report(errorAt(related, 'finding.relatedWithoutIdentifier'))
  }
}

/** IATI rule 4.1.1, once for an activity: its first narrative whose language nobody states. */
function checkLanguage(activity: XmlElement, report: Report): void {
  if (statedLanguage(activity)) return
  let first: XmlElement | undefined
  visitNarratives(activity, '', (narrative) => {
    if (!first && statedLanguage(narrative) === undefined) first = narrative
  })
  if (first) report(errorAt(first, 'finding.languageMissing'))
}
