/** The languages of the portal, in the order in which `areas.json` holds names. */
export const NAME_LANGUAGES = ['en', 'fr', 'es', 'pt', 'ar'] as const
export type NameLanguage = (typeof NAME_LANGUAGES)[number]
