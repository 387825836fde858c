import { versionFileLoader } from '#app/features/datasets/export/file-loader.server.ts'
import { tableFileAnswer } from '#app/features/datasets/export/table-answer.server.ts'

export const loader = versionFileLoader(['file'], (open, { params, ...asked }) => tableFileAnswer(open, params.file, asked))
