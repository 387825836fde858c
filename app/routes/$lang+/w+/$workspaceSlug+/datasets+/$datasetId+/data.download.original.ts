import { ownFileLoader } from '#app/features/datasets/export/file-loader.server.ts'
import { originalAnswer } from '#app/features/datasets/export/original-answer.server.ts'

export const loader = ownFileLoader([], (open, { request }) => originalAnswer(open, request))
