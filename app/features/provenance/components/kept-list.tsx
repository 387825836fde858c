import { useEffect, useState } from 'react'
import { useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { dropAllDrafts, dropDraftOf, dropSaved, listDrafts, type KeptDraft } from './kept-drafts.ts'
import { useUserId } from './use-user-id.tsx'

/**
 * What this person typed on other pages and the portal has not got: where to go on with it, its words to copy, the way to
 * throw it away. Forgets what the server says it saved, and everything once the person signs out.
 */
export function KeptList() {
  const { t, i18n } = useTranslation('provenance')
  const userId = useUserId()
  const { pathname } = useLocation()
  const [drafts, setDrafts] = useState<KeptDraft[]>([])
  useEffect(() => {
    dropSaved()
    const read = () => setDrafts(userId === null ? [] : listDrafts(userId).filter(({ path }) => !pathname.endsWith(path)))
    read()
    const onSubmit = ({ target }: SubmitEvent) => {
      if (target instanceof HTMLFormElement && new URL(target.action).pathname.endsWith('/sign-out')) dropAllDrafts()
    }
    document.addEventListener('submit', onSubmit)
    return () => document.removeEventListener('submit', onSubmit)
  }, [pathname, userId])
  if (drafts.length === 0 || userId === null) return null
  const language = i18n.language as Language
  return (
    <Notice tone="warning" title={t('draft.elsewhere')}>
      <ul className="grid gap-3">
        {drafts.map((draft) => (
          <li key={draft.path} className="grid gap-1">
            <p>
              <Link href={`/${language}${draft.path}`}>{draft.title}</Link>
              {' · '}
              {formatInstant(language, new Date(draft.at))}
            </p>
            <Disclosure summary={t('draft.words')}>
              <ul className="grid gap-2">
                {draft.entries
                  .filter(([, text]) => text.trim().length > 3)
                  .map(([name, text]) => (
                    <li key={name} dir="auto" className="break-words whitespace-pre-line">
                      {text}
                    </li>
                  ))}
              </ul>
            </Disclosure>
            <div>
              <Button
                type="button"
                look="quiet"
                onClick={() => {
                  dropDraftOf(userId, draft.path)
                  setDrafts((all) => all.filter(({ path }) => path !== draft.path))
                }}
              >
                {t('draft.throwAway')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
