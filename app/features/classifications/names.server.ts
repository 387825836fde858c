import { allLists } from './internal/all-lists.server.ts'
import { lookupIn } from './internal/lookup.ts'

export type { CodeName, ListedCode, ListingOptions } from './internal/code-list.ts'

export type ListName = keyof typeof allLists

export const LIST_NAMES = Object.keys(allLists) as ListName[]

/** Names of every list. A page gets them from its loader: the data weighs some 300 kB. */
export const { nameOf, listCodes, isKnownCode } = lookupIn<ListName>(allLists)
