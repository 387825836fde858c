import { sheetFileLoader } from '#app/features/bulk/sheets/sheet-file-loader.server.ts'

export const loader = sheetFileLoader('csv')
