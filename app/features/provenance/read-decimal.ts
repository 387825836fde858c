/**
 * A number as people write it, as a plain decimal text: Arabic and Persian digits, spaces or apostrophes between groups,
 * comma or point before decimals. Null for anything else. "1 234,50" -> "1234.50", "١٬٢٣٤٫٥" -> "1234.5".
 */
export function readDecimal(text: string): string | null {
  const compact = withPlainDigits(text)
  const found = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(withoutGroups(compact))
  const [, sign = '', whole = '', fraction = ''] = found ?? []
  if (!found || (whole === '' && fraction === '')) return null
  const plain = (whole.replace(/^0+(?=\d)/, '') || '0') + (fraction ? `.${fraction}` : '')
  return sign === '-' && /[1-9]/.test(plain) ? `-${plain}` : plain
}

/** The separator that comes last parts the decimals; one that comes several times parts groups of three. */
function withoutGroups(text: string): string {
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  const grouped = (separator: string) => new RegExp(`^[+-]?\\d{1,3}(\\${separator}\\d{3})+(?!\\d)`).test(text)
  if (commas > 0 && points > 0) {
    const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.'
    const group = decimal === ',' ? '.' : ','
    return grouped(group) ? text.replaceAll(group, '').replace(decimal, '.') : text
  }
  if (commas > 1 || points > 1) return grouped(commas > 1 ? ',' : '.') ? text.replace(/[.,]/g, '') : text
  return text.replace(',', '.')
}

/** ASCII digits, minus and decimal point; no spaces, apostrophes, Arabic thousands signs, or marks of direction. */
export function withPlainDigits(text: string): string {
  return text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, '.')
    .replace(/[\u2212\u2012\u2013]/g, '-')
    .replace(/[\s'’٬\u061c\u200e\u200f]/g, '')
}
