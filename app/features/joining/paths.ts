/** The page of an invitation; its last part is the secret. */
export const invitationPath = (language: string, secret: string) => `/${language}/join/${secret}`
/** Where an organisation asks for a workspace, and where its request is followed. */
export const askPath = (language: string) => `/${language}/workspace-request`
export const requestPath = (language: string, secret: string) => `${askPath(language)}/${secret}`
/** The admin's pages of requests. */
export const requestsPath = (language: string) => `/${language}/admin/requests`
export const decidePath = (language: string, requestId: string) => `${requestsPath(language)}/${requestId}`
