import { allLists } from './internal/all-lists.server.ts'
import { isKnownCode } from './names.server.ts'

/** The group (3 digits) of a DAC sector (5 digits): its first three digits, by the construction of the list. Null for an unknown sector. */
export function sectorGroup(code: string): string | null {
  return isKnownCode('Sector', code) ? code.slice(0, 3) : null
}

/** The sectors of a group of 3 digits, withdrawn ones included, in code order; none for an unknown group. */
export function sectorsOfGroup(group: string): string[] {
  return isKnownCode('SectorCategory', group) ? Object.keys(allLists.Sector.codes).filter((code) => code.startsWith(group)) : []
}
