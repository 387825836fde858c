import { useTranslation } from 'react-i18next'
import type { ShownVersion } from '#app/features/provenance/version-pages.server.ts'
import { Button } from '#app/ui/actions/button.tsx'

type ReopenFormProps = {
  version: ShownVersion
  /** A draft is there that it takes the place of. */
  replaces: boolean
  /** The revision of the record that the page shows. */
  revision: number
}

/** Takes an older version up as the draft of the next. */
export function ReopenForm({ version, replaces, revision }: ReopenFormProps) {
  const { t } = useTranslation('provenance')
  return (
    <form method="post" className="no-print grid justify-items-start gap-4 rounded-md border border-line bg-paper p-5 sm:p-6">
      <div className="max-w-text">
        <h2 className="text-lg">{t('reopen.title')}</h2>
        <p className="text-base text-ink-soft">{t('reopen.text')}</p>
        {replaces && <p className="text-base font-semibold">{t('reopen.over')}</p>}
      </div>
      <input type="hidden" name="revision" value={revision} />
      <Button name="intent" value="reopen" look={replaces ? 'danger' : 'secondary'}>
        {t('reopen.button', { version: version.figure })}
      </Button>
    </form>
  )
}
