import { rosterFileLoader } from '#app/features/expertise/queries/roster/roster-file-loader.server.ts'

export const loader = rosterFileLoader('xlsx')
