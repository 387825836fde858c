/** The form names of what was typed to search a place, and of the settlement chosen among those found. */
export const SEARCH_NAME = 'placeSearch'
export const MATCH_NAME = 'match'
