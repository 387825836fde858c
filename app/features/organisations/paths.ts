export const organisationPath = (language: string, organisationId: string) => `/${language}/organisations/${organisationId}`
export const registerPath = (language: string) => `/${language}/admin/organisations`
export const entryPath = (language: string, organisationId: string) => `${registerPath(language)}/${organisationId}`
export const pairsPath = (language: string, apart = false) => `${registerPath(language)}/duplicates${apart ? '?apart=1' : ''}`
export const comparePath = (language: string, keptId: string, mergedId: string) =>
  `${registerPath(language)}/compare?keep=${keptId}&merge=${mergedId}`
