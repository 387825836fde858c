/** The form name of the words by which records to link are searched. */
export const RECORD_SEARCH = 'recordSearch'
