import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { ConfidenceMark, LevelMark } from '#app/features/expertise/components/directory/skill-list.tsx'
import type { ExpertSheet, ShownVouching } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Link } from '#app/ui/text/link.tsx'

type SheetSkillsProps = { sheet: ExpertSheet; verifyHref: ((skill: string) => string) | null }

/** Skills with their level and everything that vouches for them, for who works with the profile. */
export function SheetSkills({ sheet, verifyHref }: SheetSkillsProps) {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const { skills } = sheet.view
  if (skills.length === 0) return <p className="text-base text-ink-soft">{t('sheet.nothing')}</p>
  return (
    <ul className="border-t border-line">
      {skills.map(({ id, name, level, confidence }) => {
        const { key = null, vouchings = [] } = sheet.skills[id] ?? {}
        return (
          <li key={id} className="grid gap-2 border-b border-line py-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <bdi lang={name.lang} className="font-semibold">
                {name.text}
              </bdi>
              <span aria-hidden>
                <LevelMark level={level} />
              </span>
              <span className="text-base">{t(`skills:level.${level}.name`)}</span>
              <span className="inline-flex items-center gap-1.5 text-base text-ink-soft">
                <span aria-hidden className="contents">
                  <ConfidenceMark confidence={confidence} />
                </span>
                {t(`skills:confidence.${confidence}.name`)}
              </span>
            </p>
            {vouchings.map((vouching) => (
              <Vouched key={vouching.id} vouching={vouching} canRemove={verifyHref !== null} />
            ))}
            {verifyHref && key && (
              <p>
                <Link href={verifyHref(key)} className="inline-flex min-h-11 items-center text-base">
                  {t('verify.link')}
                  <span className="sr-only"> {name.text}</span>
                </Link>
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Vouched({ vouching, canRemove }: { vouching: ShownVouching; canRemove: boolean }) {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const shownName = useShownName()
  const { id, kind, level, by, when, until, evidence, isOver } = vouching
  const words = { level: t(`skills:level.${level}.name`), who: by === null ? t('verify.someone') : shownName(by), date: when }
  return (
    <div className="border-s-2 border-line ps-3 text-base">
      <p className={isOver ? 'text-ink-soft' : undefined}>
        {t(`verify.done.${kind}`, words)}
        {until && <> · {t('verify.until', { date: until })}</>}
        {isOver && <> · {t('verify.over')}</>}
      </p>
      <p className="whitespace-pre-line text-ink-soft">
        <bdi>{evidence}</bdi>
      </p>
      {canRemove && (
        <form method="post">
          <input type="hidden" name="verification" value={id} />
          <Button name="intent" value="removeVerification" look="quiet">
            {t('verify.remove')}
          </Button>
        </form>
      )}
    </div>
  )
}
