import { data, redirect } from '@remix-run/node'
import { savedMark } from './saved-mark.server.ts'

/** Answers a form: the way it goes on, else the same page with the reply and its status. What was saved is told to the browser that kept it. */
export function answerForm<Reply extends { outcome: string }>(
  form: FormData,
  { reply, goTo }: { reply: Reply; goTo: string | null },
  status: number,
) {
  const headers = reply.outcome === 'saved' ? savedMark(form) : {}
  return goTo ? redirect(goTo, { status: 303, headers }) : data(reply, { status, headers })
}
