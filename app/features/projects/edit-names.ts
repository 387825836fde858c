/** The form names of what was typed to search a place, and of the settlement chosen among those found. */
export const SEARCH_NAME = 'placeSearch'
export const MATCH_NAME = 'match'
/** The form name of where the form's country and area were found: the point they belong to, and the two; see settle-place.ts. */
export const LOCATED_NAME = 'placeLocated'
