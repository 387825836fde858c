/** Where a request's facts stand, under which its form has their fields. */
export const REQUEST_PATH = 'facts/expertise'

/** The intents of the buttons that add a skill or a language. */
export const ADD_SKILL = 'addSkill'
export const ADD_ASKED_LANGUAGE = 'addAskedLanguage'
