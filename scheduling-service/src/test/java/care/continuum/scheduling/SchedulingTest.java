package care.continuum.scheduling;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import care.continuum.testing.RealEngines;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestExecutionListeners;

/// A test of the whole service. All of them share one service; each class begins with an empty clinic.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealEngines
@SpringBootTest(
        classes = SchedulingApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = "continuum.scheduling.seed=true")
@TestExecutionListeners(listeners = EmptyClinic.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface SchedulingTest {}
