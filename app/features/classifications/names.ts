import { lookupIn } from './internal/lookup.ts'
import { smallLists } from './internal/small-lists.ts'

export type { CodeName, ListedCode, ListingOptions } from './internal/code-list.ts'

export type SmallListName = keyof typeof smallLists

/**
 * Names of the small lists (statuses, roles, kinds of transaction), for any module, browser ones included.
 * The same functions over every list are in names.server.ts.
 */
export const { nameOf, listCodes, isKnownCode } = lookupIn<SmallListName>(smallLists)
