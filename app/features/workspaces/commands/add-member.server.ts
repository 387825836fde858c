import { addMember } from '#app/features/workspaces/mutations/add-member.server.ts'
import { ROLES, type Role } from '#app/features/workspaces/roles.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import type { Command } from '#app/platform/cli/command.ts'
import { oneOf, readFlags, required } from '#app/platform/cli/read-flags.ts'

const FLAGS = { workspace: { type: 'string' }, email: { type: 'string' }, role: { type: 'string' } } as const

/** Reads the words of `member add`. Throws UsageError. */
export function readMemberFlags(words: readonly string[]): { workspace: string; email: string; role: Role } {
  const { values } = readFlags(words, FLAGS)
  return {
    workspace: required(values.workspace, 'workspace'),
    email: required(values.email, 'email'),
    role: oneOf(required(values.role, 'role'), ROLES, 'role'),
  }
}

export const addMemberCommand: Command = {
  usage: '--workspace S --email E --role VIEWER|CONTRIBUTOR|VALIDATOR|MANAGER',
  run: async (words) => {
    const { workspace, email, role } = readMemberFlags(words)
    const before = await addMember(OPERATOR, workspace, email, role)
    const was = before && before !== role ? ` (was ${before})` : ''
    process.stdout.write(`${email} is ${role} in ${workspace}${was}\n`)
    return 0
  },
}
