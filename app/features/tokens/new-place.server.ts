import { v5 as uuidv5 } from 'uuid'
import { tokensPath } from '#app/features/workspaces/paths.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import { mailOrigin, queueMail } from '#app/platform/mail/mail.server.ts'

type Used = { tokenId: string; workspaceId: string; name: string; slug: string }

/** The most networks kept of a token, and managers written to of one. */
const MOST_NETWORKS = 200
const MOST_MANAGERS = 20

/**
 * Keeps that a token is used from a network for the first time. Its managers are told, but for the first network of all:
 * that is where it was made for.
 */
export async function noteNewPlace({ tokenId, workspaceId, name, slug }: Used, network: string, address: string): Promise<void> {
  const isNews = await inTransaction(async (tx) => {
    const before = await tx.apiTokenNetwork.count({ where: { tokenId } })
    if (before >= MOST_NETWORKS) return false
    const { count } = await tx.apiTokenNetwork.createMany({ data: { tokenId, network }, skipDuplicates: true })
    if (count === 0 || before === 0) return false
    const managers = await tx.membership.findMany({
      where: { workspaceId, role: 'MANAGER' },
      select: { user: { select: { id: true, name: true, email: true, language: true } } },
      take: MOST_MANAGERS,
    })
    for (const { user } of managers) {
      const language = isLanguage(user.language) ? user.language : FALLBACK_LANGUAGE
      const t = translator(language, 'mail')
      const words = { name: user.name, token: name, network, link: `${mailOrigin()}${tokensPath(language, slug)}` }
      await queueMail(tx, {
        id: uuidv5(`${user.id} ${network}`, tokenId),
        to: user.email,
        subject: t('tokenPlace.subject', words),
        text: t('tokenPlace.text', words),
        language,
      })
    }
    return true
  })
  if (isNews) await recordSecurityEvent({ kind: 'token.newPlace', workspaceId, tokenId, address })
}
